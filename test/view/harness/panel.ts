import { randomFillSync } from "node:crypto";
import { pathToFileURL } from "node:url";
import { applyCode } from "../../../src/core/study/work/actions";
import { StudyFolder } from "../../../src/core/study/work/folder";
import { idMaker } from "../../../src/core/study/format/ids";
import { PanelSession } from "../../../src/editor/analysis/session";
import type { LocalizedStudy } from "../../../src/editor/localization";
import { nodeFiles } from "../../../src/node/files";
import type { Study } from "../../editor/driver/study.js";
import type { Show } from "../../../src/view/panel/protocol";
import { panelPage } from "./panel-page.js";
import { Person } from "./person.js";
import { english } from "./language.js";
import { until } from "./wait.js";
import { newWebview, type WebviewOptions } from "./webview.js";

const makeId = idMaker((bytes) => randomFillSync(bytes));

export interface PanelOptions extends Pick<WebviewOptions, "theme" | "size" | "kept"> {
  readonly l10n?: LocalizedStudy["l10n"];
}

/** The Analysis panel of a study, in a browser: the real page, the real session and the real files. */
export async function openPanel(study: Study, { l10n = english, ...options }: PanelOptions = {}) {
  const folder = new StudyFolder(nodeFiles(study.folder), "study");
  const person = new Person(folder);
  const webview = await newWebview({
    name: "panel",
    language: l10n.language,
    receive: (message) => session.receive(message),
    ...options,
  });
  let last: Show | null = null;
  const sent: string[][] = [];
  const root = pathToFileURL(study.folder).href;
  const session = new PanelSession({
    study: { folder, name: "study", l10n },
    root,
    loaded: folder.load(),
    post(message) {
      if (message.kind === "show") {
        sent.push(Object.keys(message.parts));
        last = { ...last, ...message.parts } as Show;
      }
      webview.post(message);
    },
    ports: person.ports(),
  });
  folder.study.onChange(() => session.studyChanged());
  webview.page.once("close", () => session.dispose());
  await webview.show();
  const awaitList = () => webview.page.locator(".list-head h2").waitFor();
  await awaitList();
  return {
    ...webview,
    ...panelPage(webview.page),
    keyboard: webview.page.keyboard,
    study,
    folder,
    session,
    person,
    /** Which parts of what it shows the page was sent, message by message. */
    sent,
    /** What the page was last told to show. */
    shown: () =>
      until(
        () => last,
        (show) => show !== null,
        "something to show",
      ) as Promise<Show>,
    /** Covers the panel with another tab. */
    async hide() {
      session.hidden();
      await webview.hide();
    },
    /** Shows it again, as it was. */
    async show() {
      await webview.show();
      await awaitList();
    },
    /** What the page put on the clipboard as text of this kind; empty where it has none, or is just changing. */
    clipboard: (type: "text/html" | "text/plain") =>
      webview.page.evaluate(async (kind) => {
        try {
          const [item] = await navigator.clipboard.read();
          return item?.types.includes(kind) === true ? await (await item.getType(kind)).text() : "";
        } catch (error) {
          if (error instanceof DOMException && error.name === "InvalidStateError") return "";
          throw error;
        }
      }, type),
    /** Gives words of a document a code, as somebody does in an editor. */
    async code(document: string, words: string, code: string): Promise<void> {
      const text = study.read(document);
      const start = text.indexOf(words);
      if (start === -1) throw new RangeError(`“${words}” is not in ${document}`);
      const acting = { document, owner: "ana", now: Date.now() };
      const span = { start, end: start + words.length };
      await person.perform(
        applyCode("Apply", acting, { code: { id: code, name: code } }, text, [span], makeId),
      );
    },
  };
}

export type Panel = Awaited<ReturnType<typeof openPanel>>;
