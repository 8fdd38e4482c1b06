import type { ToHost } from "./protocol";

/** Puts text with its looks on the clipboard, and the same as plain text for programs that take no more. */
export async function takeAlong(html: string, text: string): Promise<void> {
  const blob = (content: string, type: string) => new Blob([content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") }),
  ]);
}

/** Turns a picture from SVG into PNG, `scale` times as large, and sends it back. */
export function paint(picture: string, scale: number, send: (message: ToHost) => void): void {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    send({ kind: "painted", png: canvas.toDataURL("image/png").split(",")[1] ?? "" });
  };
  image.src = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
}
