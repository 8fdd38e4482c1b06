import { marginNote, type MarginNote } from "../rich-document";

/** What is noted in the margin, told part by part: who says it, of which stretch, and what. */
export interface MarginNotes {
  readonly notes: ReadonlyMap<string, MarginNote>;
  author(name: string): void;
  /** The stretch that the next note is about. */
  reference(id: string): void;
  say(words: string): void;
  /** Ends a note; comes back with the id of its stretch, one of its own where it named none. */
  end(): string;
}

/** A margin without notes. */
export function marginNotes(): MarginNotes {
  const notes = new Map<string, MarginNote>();
  let author = "";
  let reference: string | null = null;
  let words: string[] = [];
  return {
    notes,
    author(name) {
      author = name;
    },
    reference(id) {
      reference = id;
    },
    say: (said) => void words.push(said),
    end() {
      const id = reference ?? ` ${notes.size}`;
      const note = marginNote(words.join("").split("\n"), author);
      if (note !== null) notes.set(id, note);
      [author, reference, words] = ["", null, []];
      return id;
    },
  };
}
