import * as fs from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "fflate";

/** What a file of `made/sqlite` holds. */
export function made(name: string): Uint8Array {
  const folder = path.join(__dirname, "../../test/exchange/made/sqlite");
  return gunzipSync(new Uint8Array(fs.readFileSync(path.join(folder, `${name}.gz`))));
}
