/** `1 document`, `2 documents`, `1,204 documents`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count).replace(/\B(?=(?:\d{3})+$)/g, ",")} ${count === 1 ? one : many}`;
}
