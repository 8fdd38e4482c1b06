import { largestPicture } from "./protocol";

/** Browsers paint nothing that is wider or higher, in pixels. */
const largest = 16_000;

/**
 * Turns a picture from SVG into PNG, `scale` times as large where that can be painted: its bytes in base 64. Null where
 * the browser can't.
 */
export async function svgToPng(picture: string, scale: number): Promise<string | null> {
  const address = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    const fitting = Math.min(scale, largest / Math.max(image.naturalWidth, image.naturalHeight));
    canvas.width = Math.floor(image.naturalWidth * fitting);
    canvas.height = Math.floor(image.naturalHeight * fitting);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = canvas.toDataURL("image/png").split(",")[1] ?? "";
    return png === "" || png.length > largestPicture ? null : png;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
