// All that only bringing files in and out needs is a bundle of its own, loaded when it is first asked for.
export { exportStudy } from "./export";
export { importFiles, pasteTranscript } from "./import";
