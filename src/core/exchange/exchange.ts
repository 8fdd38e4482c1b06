// What the editor takes of this room, in one place: it is loaded when it is first needed, for few need it every day.
export { bringIn } from "./transcripts/bring-in";
export { newDocument, remarksAsLines } from "./transcripts/document";
