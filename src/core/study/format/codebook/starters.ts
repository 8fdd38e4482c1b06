import { stringify } from "yaml";
import { writing } from "./edit";
import { slugFor } from "../ids";

/** A few codes to begin with: drafts, each with a definition, all to be changed as one reads. */
export interface Starter {
  /** The codes' names and definitions, in order. */
  readonly codes: Readonly<Record<string, string>>;
}

/** Codebooks that a study can begin with. They name what a passage is about and leave what it means to the reading. */
export const starters = {
  interviews: {
    codes: {
      Background: "Who the person is and how they came to what the study is about.",
      "Everyday practice": "What the person does as a matter of routine: when, where, how and with whom.",
      "Good experience": "Something that went well, told as such by the person.",
      Difficulty: "Something that was hard, went wrong or got in the way.",
      "Way of coping": "What the person does about a difficulty, alone or with others.",
      "Turning point": "A moment after which the person did, saw or felt something differently.",
      Feeling: "A feeling that is named or plainly shown; say in a memo what it is about.",
      "Hope or wish": "What the person would like to be otherwise, or expects of the future.",
    },
  },
  customers: {
    codes: {
      Goal: "What the person wants to get done, whatever they use for it.",
      Trigger: "What made the person look for something, change or decide just then.",
      "Present way": "How it is done today, with which means, workarounds included.",
      Problem: "What costs the person time, money or nerves, or makes them give up.",
      "What counts":
        "What the person weighs when choosing: price, quality, effort, risk, habit, other people.",
      Relationship: "How the person feels treated by the company or by those who stand for it.",
      Delight: "What the person praises or would miss.",
      Expectation: "What the person takes for granted, was promised or hopes for.",
    },
  },
  observations: {
    codes: {
      Place: "Where it happens: rooms, things in them, noise, light, who can see whom.",
      "People and roles": "Who is there, who does what, and who decides.",
      Activity: "What people do, step by step, as it was seen.",
      "Things in use": "Tools, papers, screens and other things, and what is done with them.",
      "Talk among people": "What people say to each other, in their own words where these were noted.",
      "Unwritten rule": "What everybody there seems to know one does or does not do.",
      Disruption: "When the usual course breaks off, and how people mend it.",
      "Note-taker's part": "What the note-taker felt, assumed or changed by being there.",
    },
  },
} as const satisfies Record<string, Starter>;

export type StarterName = keyof typeof starters;

/** The text of a new codebook with a starter's codes. */
export function starterCodebook({ codes }: Starter): string {
  const list = Object.entries(codes).map(([name, definition]) => ({
    id: slugFor(name),
    name,
    definition,
    status: "draft",
    from: "deductive",
  }));
  return `# Codes to begin with: change them, delete them and add your own as you read.\n${stringify({ codes: list }, writing)}`;
}
