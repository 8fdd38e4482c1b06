/** Waits until something holds; ten seconds later whoever asked finds out that it does not. */
export async function soon(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
