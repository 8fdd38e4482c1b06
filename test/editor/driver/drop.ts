import type { Page } from "playwright-core";

/** Drags files of the machine from outside the browser over a row of the Explorer, and drops them there. */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  onto: { x: number; y: number },
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, ...onto, data });
  await session.detach();
}
