// npm run test:newest [-- --grep text]: a walk through every feature in the newest VS Code, in the Node host.
import { parseArgs } from "node:util";
import { bringIn, build, install, suite, take } from "./steps.mjs";

process.env.EMIC_VSCODE = "newest";

/** The tests that are the walk, by their titles. */
const walk = [
  // the driver itself: messages, settings, an extension host that runs a suite
  "reads messages and answers them",
  "takes over changed settings",
  "passes here too, in the host it is meant for",
  // coding
  "lead to the first coding in a plain folder by what the screen says alone",
  "codes several selections at once",
  "grows a selection by sentence and turn, with VS Code’s own keys",
  "keeps the text safe, is each document's own, and lets go of it with Escape",
  "shows in the list what a passage has, and in a hover who coded it and why",
  "moves the codings with the text, and writes only the lines that would lead astray",
  "bring the coder's codings along, who is asked, and takes it back and does it again",
  // the views
  "shows codes with what was found of them and of those below",
  "moves codes with the mouse, several at once, and takes it back",
  "leads to a passage by keyboard, and follows what is coded without losing its place",
  "is listed with the words as they were, and accepted one by one or all that are clear",
  "takes everybody's codings and the links to it along, and brings them back when that is undone",
  // the panel, the player, the preview
  "leads from numbers to quotes, by VS Code’s lists to some of them, to a document beside, and back",
  "picks quotes into a collection that VS Code asks the name of, and undoes by the keys of undo",
  "plays the recording from a time that is clicked and from the cursor, and is there after a reload",
  "shows codes in memos by name and colour, and leads from a reference to its passage",
  "highlights coded passages, follows changes, and hides them where people want to read",
  "folds turns, and lists them in the outline",
  // in and out
  "are imported when they are dropped into the Explorer: an hour of captions",
  "takes a study out as a project and into an empty folder again, and back with Undo",
  // beginning
  "is made by keyboard alone, going back and forth",
  "leads through five steps, each with a picture, buttons that work and a tick when it is done",
];

const { values } = parseArgs({ options: { grep: { type: "string" } } });
const literally = (title) => title.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** The walk is as long as its list: a title that is no test any more is told. */
async function walkThrough() {
  const outcome = await suite("editor", {
    host: "node",
    grep: values.grep ?? `/(?:${walk.map(literally).join("|")})$/`,
  });
  const count = outcome.passed + outcome.failed + outcome.skipped;
  if (values.grep || count >= walk.length) return outcome;
  const sentence = `The walk has ${walk.length} tests, and ${count} of them are there.`;
  return {
    ...outcome,
    failed: outcome.failed + 1,
    complaints: [...outcome.complaints, { sentence, details: "" }],
  };
}

await take([install, bringIn(["editor"]), build, walkThrough]);
