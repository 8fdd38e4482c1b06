import type { Action } from "../../../src/core/study/work/change";
import type { StudyFolder } from "../../../src/core/study/work/folder";
import type { Row } from "../../../src/core/study/model/shard";
import type { PanelPorts } from "../../../src/editor/analysis/session";
import type { Choice, Separator, TextQuestion } from "../../../src/editor/ports";
import { until } from "./wait.js";

/** A question that waits for its answer. */
interface Asked {
  readonly title: string;
  readonly choices: readonly (Choice<unknown> | Separator)[];
  readonly refuse: TextQuestion["refuse"];
  readonly answer: (value: unknown) => void;
}

/** Who sits before a page: answers what is asked, and has what is told, copied, opened and saved. */
export class Person {
  /** What was told until it is put away, and what only for a moment. */
  readonly told: string[] = [];
  readonly said: string[] = [];
  /** The words on the clipboard that did not come from the page itself. */
  copied = "";
  readonly opened: Row[] = [];
  /** Files that were exported, by their names. */
  readonly saved = new Map<string, Buffer>();
  title = "";
  private readonly asked: Asked[] = [];

  constructor(private readonly folder: StudyFolder) {}

  /** The entries of the list of this title, once it is there. */
  async offered(title: string): Promise<string[]> {
    const { choices } = await this.question(title);
    return choices.flatMap((one) => ("label" in one ? [one.label] : []));
  }

  /** Takes the entry of this name from a list. */
  async choose(title: string, label: string): Promise<void> {
    const asked = await this.question(title);
    this.answer(asked, choiceIn(asked, label).value);
  }

  /** Ticks these in a list, or takes their ticks away where they have them. */
  async tick(title: string, ...labels: string[]): Promise<void> {
    const asked = await this.question(title);
    const toggled = labels.map((label) => choiceIn(asked, label));
    const all = asked.choices.filter((one): one is Choice<unknown> => "label" in one);
    const ticked = all.filter((one) => (one.isTicked === true) !== toggled.includes(one));
    this.answer(
      asked,
      ticked.map(({ value }) => value),
    );
  }

  /** Enters a text; the reason where it can't be taken, and then the question stays. */
  async enter(title: string, text: string): Promise<string | null> {
    const asked = await this.question(title);
    const refused = asked.refuse(text);
    if (refused === null) this.answer(asked, text);
    return refused;
  }

  /** Thinks better of it. */
  async leave(title: string): Promise<void> {
    this.answer(await this.question(title), undefined);
  }

  /** What a session asks and tells is asked and told this person. */
  ports(): PanelPorts {
    const ask = <T>(asked: Omit<Asked, "answer">) =>
      new Promise<T>((resolve) => {
        this.asked.push({ ...asked, answer: (value) => resolve(value as T) });
      });
    const nothing = () => null;
    return {
      pick: ({ title }, choices) => ask({ title, choices, refuse: nothing }),
      pickSeveral: ({ title }, choices) => ask({ title, choices, refuse: nothing }),
      enterText: ({ title, refuse }) => ask({ title, choices: [], refuse }),
      say: (message) => void this.said.push(message),
      inform: (message) => void this.told.push(message),
      fail: (message) => void this.told.push(message),
      setTitle: (title) => void (this.title = title),
      open: async (coding) => void this.opened.push(await Promise.resolve(coding)),
      copyText: async (text) => void (this.copied = await Promise.resolve(text)),
      perform: (action) => this.perform(action),
      saveOpen: () => Promise.resolve(true),
      saveAs: async (name, ending, content) =>
        void this.saved.set(`${name}${ending}`, Buffer.from(await Promise.resolve(content))),
    };
  }

  /** Does something to the study. Whether it was done. */
  async perform(action: Action): Promise<boolean> {
    const written = await this.folder.apply(action);
    if (written.kind === "refused") this.told.push(written.reason);
    return written.kind !== "refused";
  }

  private question(title: string): Promise<Asked> {
    const find = () => this.asked.find((one) => one.title === title) ?? null;
    return until(find, (found) => found !== null, `the question “${title}”`) as Promise<Asked>;
  }

  private answer(asked: Asked, value: unknown): void {
    this.asked.splice(this.asked.indexOf(asked), 1);
    asked.answer(value);
  }
}

function choiceIn({ title, choices }: Asked, label: string): Choice<unknown> {
  for (const one of choices) if ("label" in one && one.label === label) return one;
  throw new RangeError(`“${title}” offers no “${label}”: ${JSON.stringify(choices, null, 1)}`);
}
