/** Puts text with its looks on the clipboard, and the same as plain text for programs that take no more. */
export async function copyRich(html: string, text: string): Promise<void> {
  const blob = (content: string, type: string) => new Blob([content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") }),
  ]);
}
