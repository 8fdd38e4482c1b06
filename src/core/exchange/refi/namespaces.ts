export const projectNamespace = "urn:QDA-XML:project:1.0";
export const codebookNamespace = "urn:QDA-XML:codebook:1.0";

/** What projects that come from here say of it. */
export const origin = "Emic";
