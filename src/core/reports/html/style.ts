import { shadesOf } from "../../study/format/codebook/palette";
import type { ReportCode } from "../report";
import { mostLanes } from "./marks";

/** Below words, between two lines: their height and the space between them, in pixels. */
const pitch = 3;

/** The page's style; of codes, lanes and rows only what is in use. */
export function styleOf(
  codes: readonly ReportCode[],
  classes: ReadonlySet<string>,
  rows: ReadonlySet<number>,
): string {
  const shades = codes.map(({ number, color }) => ({ number: String(number), ...shadesOf(color) }));
  const all = [{ number: "c", ...shadesOf("grey") }, ...shades];
  const values = (ground: "light" | "dark") => all.map((one) => `--c${one.number}:${one[ground]}`).join(";");
  const lanes = Array.from({ length: mostLanes }, (_, lane) => lane);
  const background = [
    "linear-gradient(var(--tint),var(--tint))",
    ...lanes.map((lane) => `var(--l${lane},none)`),
  ];
  const sizes = ["100% calc(100% - var(--pad))", ...lanes.map(() => "100% 2px")];
  const positions = ["0 0", ...lanes.map((lane) => `0 calc(100% - var(--pad) + ${lane * pitch + 2}px)`)];
  return [
    `:root{${values("light")}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${values("dark")}}}`,
    page,
    `mark{background-image:${background.join(",")};background-size:${sizes.join(",")};background-position:${positions.join(",")}}`,
    ...lanes.map(
      (lane) =>
        `.k${lane + 1}{--pad:${(lane + 1) * pitch + 1}px${lane < 3 ? "" : `;line-height:${(1.5 + lane * 0.15).toFixed(2)}`}}`,
    ),
    ...all.map(({ number }) => `.dot.c${number}{background:var(--c${number})}`),
    ...[...classes].sort().map(ruleOf),
    ...[...rows].sort((a, b) => a - b).map((row) => `.r${row}{grid-row-end:span ${row}}`),
    ending,
    "",
  ].join("\n");
}

/** A line below what is coded is whole, one below what is commented on is dotted. */
function ruleOf(name: string): string {
  if (name.startsWith("t"))
    return `.${name}{--tint:color-mix(in srgb,var(--c${name.slice(1)}) 13%,transparent)}`;
  const [lane, code] = name.split("-") as [string, string];
  const line =
    code === "c"
      ? "repeating-linear-gradient(90deg,var(--cc) 0 3px,transparent 3px 6px)"
      : `linear-gradient(var(--c${code}),var(--c${code}))`;
  return `.${name}{--${lane}:${line}}`;
}

const page = `:root{--ground:#fcfbf9;--ink:#24211d;--quiet:#6a645b;--faint:#e4dfd6;--link:#2a5b8c;--card:#fff}
@media screen and (prefers-color-scheme:dark){:root{--ground:#1b1a18;--ink:#dedad2;--quiet:#a29b90;--faint:#38352f;--link:#8ebbe8;--card:#22211e}}
*{box-sizing:border-box}
html{scroll-padding-top:2rem;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
a{color:inherit;text-decoration:none}
a:hover{text-decoration:underline;text-underline-offset:.2em}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:600;text-wrap:balance}
.facts,.by,.count,.above{color:var(--quiet)}
.facts{font-size:13px;margin:.5rem 0 0}
.count{font-size:12px;font-weight:400;font-variant-numeric:tabular-nums}
.dot{display:inline-block;width:9px;height:9px;border-radius:50%;margin-inline-end:7px;forced-color-adjust:none}
.dot.cc{background:none!important;border:2px dotted var(--cc)}
.study{padding:56px 32px 32px;max-width:1500px;margin:0 auto}
h1{font:600 34px/1.2 Charter,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;margin:0}
.page{max-width:1500px;margin:0 auto;padding:0 32px 96px}
nav{font-size:14px}
nav h2{font-size:12px;letter-spacing:.06em;text-transform:uppercase;color:var(--quiet);margin:0 0 8px}
nav ol,nav ul{list-style:none;margin:0 0 28px;padding:0}
nav li{margin:0;padding:3px 0}
.document{border-top:1px solid var(--faint);padding:40px 0 64px}
.document h2,.codes h2{font:600 26px/1.25 Charter,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;margin:0}
.text{margin-top:28px;font:18px/1.75 Charter,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif}
.text>*{margin:0 0 .8em}
.text h3{font-size:22px;margin-top:1.2em}
.text h4{font-size:19px;margin-top:1em}
.text h5,.text h6{font-size:18px}
.lines{white-space:pre-wrap}
.text>.label{margin-bottom:0}
.text blockquote{border-inline-start:3px solid var(--faint);padding-inline-start:1em}
.text blockquote p{margin:0}
.text ul,.text ol:not(.notes){padding-inline-start:1.6em}
.text hr{border:0;border-top:1px solid var(--faint);width:40%;margin:1.4em auto;justify-self:center}
.text li.i1{margin-inline-start:1.4em}
.text li.i2{margin-inline-start:2.8em}
.text li.i3,.text li.i4,.text li.i5{margin-inline-start:4.2em}
.who{font:600 .78em/1 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
.when{font:400 .68em/1 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;color:var(--quiet);font-variant-numeric:tabular-nums}
mark{--tint:transparent;color:inherit;background-color:transparent;background-repeat:no-repeat;padding-bottom:var(--pad)}
.ref{unicode-bidi:isolate;font:600 .62em/1 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;vertical-align:.55em;color:var(--quiet);padding:2px;font-variant-numeric:tabular-nums}
.ref:target,.notes li:target{background:color-mix(in srgb,var(--link) 22%,transparent);border-radius:4px}
.text .notes{font:13px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;list-style:none;padding:0;margin:0 0 1.2em}
.notes li{display:flex;gap:8px;padding:3px 4px}
.notes p{margin:0}
.no{color:var(--quiet);font-size:.85em;font-weight:600;line-height:1.65;min-width:18px;text-align:end;font-variant-numeric:tabular-nums;flex:none}
.code>a{font-weight:600}
.comment{font-weight:600}
.on{font-family:Charter,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;color:var(--quiet);unicode-bidi:isolate}
.memo{white-space:pre-wrap;padding:1px 0 3px;unicode-bidi:isolate}
.codes{border-top:1px solid var(--faint);padding:40px 0}
.codes dl{max-width:76ch;margin:24px 0 0}
.codes dl>div{padding:8px 0}
.codes dl>div:target dt{color:var(--link)}
dt{font-weight:600}
dd{margin:2px 0 0 16px;white-space:pre-wrap}
.codes .i1{margin-inline-start:24px}
.codes .i2{margin-inline-start:48px}
.codes .i3{margin-inline-start:72px}
.codes .i4,.codes .i5,.codes .i6{margin-inline-start:96px}`;

/** Where there is room, notes stand in the margin, and the contents beside the documents. */
const ending = `@media screen and (max-width:899px){
.study{padding:32px 20px 24px}
.page{padding:0 20px 64px}
.text .notes{border-inline-start:2px solid var(--faint);margin-inline-start:2px;padding-inline-start:8px}
}
@media screen and (min-width:900px){
.text{display:grid;grid-template-columns:minmax(0,38rem) minmax(15rem,20rem);column-gap:40px;align-items:start}
.text>*{grid-column:1}
.text>.notes{grid-column:2;padding-top:5px}
}
@media screen and (min-width:1280px){
.page{display:grid;grid-template-columns:230px minmax(0,1fr);column-gap:56px;align-items:start}
nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding:40px 0 32px;scrollbar-width:thin}
.document:first-child{border-top:0}
}
@media screen and (max-width:1279px){
nav ul{display:flex;flex-wrap:wrap;column-gap:20px}
}
@media print{
:root{--ground:#fff;--card:#fff;color-scheme:light}
body,nav{font-size:9pt}
.skip{display:none}
nav{position:static;max-height:none;overflow:visible}
nav ul{display:flex;flex-wrap:wrap;column-gap:14pt}
.page{display:block;padding:0}
.study{padding:0 0 12pt}
.document{break-before:page;border:0;padding:0}
.document h2{font-size:18pt}
.text{display:grid;grid-template-columns:minmax(0,1fr) 5.2cm;column-gap:.7cm;align-items:start;font-size:10.5pt}
.text>*{grid-column:1;orphans:3;widows:3}
.text>.notes{grid-column:2;font-size:8pt;padding-top:3pt}
.notes li,.codes dl>div{break-inside:avoid}
h1,h2,h3,h4,h5,h6{break-after:avoid}
mark,.dot{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;
