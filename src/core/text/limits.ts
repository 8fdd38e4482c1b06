/** Larger documents are not read: editors do not show them either. */
export const largestDocument = 5_000_000;
/** Larger files of codings, codebooks and tables are not read. */
export const largestFile = 64_000_000;
