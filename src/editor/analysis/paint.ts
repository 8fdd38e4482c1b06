import type { ToPage } from "../../view/panel/protocol";

/** Has the page turn pictures into PNG, which only a browser does. */
export interface Painter {
  /** The picture's bytes; null where the page could not paint it, or went away before it had. */
  paint(svg: string): Promise<Uint8Array | null>;
  /** Takes the page's answer. */
  painted(number: number, png: string | null): void;
  /** The page went away: what it was asked for does not come. */
  giveUp(): void;
}

/** Pictures are this many times as large as on screen. */
const scale = 2;

export function painter(send: (message: ToPage) => void): Painter {
  const asked = new Map<number, (png: string | null) => void>();
  let last = 0;
  return {
    async paint(svg) {
      const number = ++last;
      const png = await new Promise<string | null>((resolve) => {
        asked.set(number, resolve);
        send({ kind: "paint", number, svg, scale });
      });
      return png === null ? null : Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0));
    },
    painted(number, png) {
      asked.get(number)?.(png);
      asked.delete(number);
    },
    giveUp() {
      for (const number of [...asked.keys()]) this.painted(number, null);
    },
  };
}
