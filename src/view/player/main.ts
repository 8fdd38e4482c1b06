import "@vscode/codicons/dist/codicon.css";
import "./player.css";
import { render } from "lit/html.js";
import { connect } from "../host";
import { speak } from "../l10n";
import { page, type Actions, type Standing } from "./controls";
import { playerState, toPlayer, type PlayerState, type ToExtension, type ToPlayer } from "./protocol";

/** While it plays, its place is kept this often, in seconds. */
const keeping = 5;

const main = document.querySelector("main")!;
let told: ToPlayer | null = null;
let speed = 1;
/** Where to go once the recording's length is known, and whether to play then; null: it is there. */
let wanted: { at: number; plays: boolean } | null = null;

const host = connect<ToPlayer, ToExtension, PlayerState>(toPlayer, playerState, (message) => {
  const isOther = told?.kind !== "play" || message.kind !== "play" || told.source !== message.source;
  told = message;
  speak(message.bundle);
  if (message.kind === "play") {
    const kept = host.kept();
    const isKept = isOther && kept?.source === message.source;
    if (isKept) speed = kept.speed;
    if (message.at !== null) wanted = { at: message.at, plays: true };
    else if (isKept) wanted = { at: kept.at, plays: false };
  }
  show();
  go();
});

const media = () => main.querySelector("video");

const actions: Actions = {
  toggle() {
    const video = media();
    if (video?.paused === true) play(video);
    else video?.pause();
  },
  skip: (by) => actions.seek((media()?.currentTime ?? 0) + by),
  seek(to) {
    const video = media();
    if (video !== null) video.currentTime = Math.max(0, Math.min(to, video.duration || 0));
    changed();
  },
  setSpeed(chosen) {
    speed = chosen;
    changed();
  },
  showDocument: () => host.send({ kind: "showDocument" }),
  changed,
};

function changed(): void {
  go();
  show();
  keep();
}

/** Goes to where it was asked for, as soon as it is known how far that is. */
function go(): void {
  const video = media();
  if (video === null) return;
  video.playbackRate = speed;
  if (wanted === null || video.readyState < HTMLMediaElement.HAVE_METADATA) return;
  const { at, plays } = wanted;
  wanted = null;
  video.currentTime = Math.min(at, video.duration);
  if (plays) play(video);
}

function play(video: HTMLVideoElement): void {
  // A browser may want a click in the page first: then the button says Play, and that is it.
  video.play().catch(show);
}

function show(): void {
  if (told !== null) render(page(told, standing(), actions), main);
}

function standing(): Standing {
  const video = media();
  return {
    isPlaying: video?.paused === false,
    at: video?.currentTime ?? 0,
    length: Number.isFinite(video?.duration) ? video!.duration : 0,
    speed,
    hasPicture: (video?.videoWidth ?? 0) > 0,
    hasFailed: video?.error != null,
  };
}

function keep(): void {
  const video = media();
  if (told?.kind !== "play" || video === null || wanted !== null) return;
  const { document, source } = told;
  const kept = host.kept();
  const isNear = kept?.source === source && Math.abs(kept.at - video.currentTime) < keeping;
  if (isNear && !video.paused && kept.speed === speed) return;
  host.keep({ document, source, at: video.currentTime, speed });
}

host.send({ kind: "ready" });
