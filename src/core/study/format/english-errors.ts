import { en } from "zod/locales";

/** What data is parsed with where people read what is wrong with it: zod/mini itself knows one sentence for everything. */
export const englishErrors = { error: en().localeError };
