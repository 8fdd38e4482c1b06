import path from "node:path";

// The bundle is in dist/test.
export const repository = path.resolve(__dirname, "..", "..");
