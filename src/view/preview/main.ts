import "./preview.css";

// VS Code's preview opens a reference's document at its top: it goes to headings alone. This goes on to the passage.

const key = "emic.passage";
/** VS Code puts the text into the page, and then scrolls it, some time after its scripts were loaded; in milliseconds. */
const settling = 100;
const patience = 5000;

function remember({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest("a[href*='#emic-']") : null;
  const passage = link?.getAttribute("href")?.split("#").at(-1);
  if (passage === undefined) return;
  // The next page is another one in the same frame.
  sessionStorage.setItem(key, passage);
  setTimeout(() => go(patience), settling);
}

function go(left: number): void {
  const passage = sessionStorage.getItem(key);
  const place = passage === null ? null : document.getElementById(passage);
  if (place !== null) {
    sessionStorage.removeItem(key);
    place.scrollIntoView({ block: "center" });
  } else if (passage !== null && left > 0) setTimeout(() => go(left - settling), settling);
  else sessionStorage.removeItem(key);
}

document.addEventListener("click", remember, true);
setTimeout(() => go(patience), settling);
