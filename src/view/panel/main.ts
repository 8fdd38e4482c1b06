import "@vscode/codicons/dist/codicon.css";
import { html, render } from "lit";
import { connect } from "../host";
import { speak, t } from "../l10n";
import { chart, type Cell } from "./chart";
import { collections } from "./collections";
import { copyRich } from "./copy-rich";
import { missing } from "./empty";
import { head } from "./head";
import "./panel.css";
import { keptPage, show, toPage, type KeptPage, type Show, type ToHost, type ToPage } from "./protocol";
import { QuoteListView } from "./quote-list";
import { listHead } from "./quotes";
import { onTheme } from "./shade";
import { svgToPng } from "./svg-to-png";

let shown: Show | null = null;
let toKeep: Readonly<Record<string, unknown>> | null = null;
let cell: Cell | null = null;
let top = { quote: 0, offset: 0 };

const host = connect<ToPage, ToHost, KeptPage>(toPage, keptPage, receive);
const send = (message: ToHost) => host.send(message);

// Two halves that are drawn apart: scrolling quotes costs nothing elsewhere.
const main = document.querySelector("main")!;
const [above, left, listTop, scroller] = ["div", "div", "div", "div"].map((tag) =>
  document.createElement(tag),
) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
const right = document.createElement("section");
left.className = "left";
right.className = "quotes";
scroller.className = "scroller";
right.append(listTop, scroller);
const rooms = document.createElement("div");
rooms.className = "rooms";
rooms.append(left, right);
main.append(above, rooms);
const list = new QuoteListView(scroller, send, () => {
  drawListHead();
  keep();
});

function receive(message: ToPage): void {
  switch (message.kind) {
    case "show": {
      const all = show.safeParse({ ...shown, ...message.parts });
      if (!all.success) break;
      shown = all.data;
      draw();
      list.take(shown, shown.list.isUpdate ? list.top : top);
      top = { quote: 0, offset: 0 };
      drawListHead();
      keep();
      break;
    }
    case "page":
      list.add(message.number, message.from, message.quotes);
      break;
    case "clip":
      void copyRich(message.html, message.text);
      break;
    case "paint":
      void svgToPng(message.svg, message.scale).then((png) =>
        send({ kind: "painted", number: message.number, png }),
      );
      break;
    case "keep":
      toKeep = message.kept;
      // Before the list is there, it is scrolled to where it was kept.
      if (shown !== null) keep();
      break;
    case "words":
      speak(message.bundle);
  }
}

function draw(): void {
  if (shown === null) return;
  document.title = shown.study.name;
  right.setAttribute("aria-label", t("Quotes"));
  scroller.setAttribute("aria-label", shown.list.title);
  render(head(shown, send), above);
  const actions = { cell, send, moveTo, fold };
  const isEmpty = shown.missing === "codes" || shown.missing === "codings";
  rooms.classList.toggle("split", shown.columns.length > 1);
  render(
    html`${missing(shown, send)}${isEmpty ? "" : chart(shown, actions)}${collections(shown, send)}`,
    left,
  );
}

function drawListHead(): void {
  if (shown !== null) render(listHead(shown, { marked: list.marks }, send), listTop);
}

function moveTo(next: Cell, focus: boolean): void {
  if (cell?.row === next.row && cell.column === next.column && !focus) return;
  cell = next;
  draw();
  if (focus)
    left.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${next.column} ${next.row}`)}"]`)?.focus();
}

function fold(key: string): void {
  if (shown === null) return;
  const { folded } = shown.state;
  const next = folded.includes(key) ? folded.filter((one) => one !== key) : [...folded, key];
  shown = { ...shown, state: { ...shown.state, folded: next } };
  send({ kind: "fold", folded: next });
  draw();
}

/** Keeps what is looked at, for when the window is opened again. */
function keep(): void {
  if (toKeep !== null) host.keep({ ...toKeep, top: list.top });
}

window.addEventListener("keydown", (event) => {
  if (event.altKey && event.key === "ArrowLeft" && shown?.canGoBack === true) {
    event.preventDefault();
    send({ kind: "back" });
  } else if ((event.ctrlKey || event.metaKey) && event.key === "f") {
    event.preventDefault();
    above.querySelector("input")?.focus();
  }
});
onTheme(() => {
  draw();
  list.refresh();
});
const kept = host.kept();
if (kept !== null) top = kept.top;
send({ kind: "ready", kept });
