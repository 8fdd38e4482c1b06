import * as assert from "node:assert/strict";
import type { Days } from "../../../src/core/query/dates";
import {
  chosenIn,
  daysIn,
  searchIn,
  withChosen,
  withDays,
  without,
  withSearch,
  type Facet,
} from "../../../src/core/query/edit";
import { printQuery, printTerm } from "../../../src/core/query/print";
import { termsOf } from "../../../src/core/query/query";
import { asked } from "./asked";

/** The query with what a text says to choose from in a facet; nothing: without it. */
const choose = (query: string, facet: Facet, chosen: string) =>
  printQuery(withChosen(asked(query), facet, termsOf(asked(chosen))));
const leaveOut = (query: string, taken: string) => printQuery(without(asked(query), asked(taken)));

describe("Choosing in a query", () => {
  it("adds what was not asked for, and puts other values in the place of those before", () => {
    assert.equal(choose("", "code", "code:trust"), "code:trust");
    assert.equal(choose("group:lost", "code", "code:a OR code:b"), "group:lost (code:a OR code:b)");
    assert.equal(choose("code:a group:lost", "code", "code:b"), "code:b group:lost");
    assert.equal(choose("(code:a OR code:b) group:lost", "code", ""), "group:lost");
    assert.equal(choose("group:lost", "attribute town", "town:Leeds"), "group:lost town:Leeds");
    assert.equal(choose("group:lost town:York", "attribute town", "town:Leeds"), "group:lost town:Leeds");
  });

  it("leaves alone what is more than a choice of one kind", () => {
    assert.equal(choose("(code:a OR group:lost)", "code", "code:b"), "(code:a OR group:lost) code:b");
    assert.equal(choose("-voice:analogy", "voice", "voice:own"), "-voice:analogy voice:own");
  });

  it("is known by its values", () => {
    const chosen = (query: string, facet: Facet) => chosenIn(asked(query), facet).map(printTerm);
    assert.deepEqual(chosen("group:lost (code:a OR code:b)", "code"), ["code:a", "code:b"]);
    assert.deepEqual(chosen("group:lost", "code"), []);
    assert.deepEqual(chosen("group:lost", "attribute group"), ["group:lost"]);
    assert.deepEqual(chosen("code:a OR group:lost", "code"), []);
  });
});

describe("Taking out of a query", () => {
  it("leaves the other values, and nothing of a choice that has none left", () => {
    assert.equal(leaveOut("(code:a OR code:b) group:lost", "code:a"), "code:b group:lost");
    assert.equal(leaveOut("code:b group:lost", "code:b"), "group:lost");
    assert.equal(leaveOut("group:lost", "group:lost"), "");
    assert.equal(leaveOut("a (b OR -c)", "b OR -c"), "a");
    assert.equal(leaveOut("group:lost", "group:won"), "group:lost");
  });
});

describe("Searching in a query", () => {
  const search = (query: string, words: string) => printQuery(withSearch(asked(query), words));

  it("asks for words, in the place of those before, as they are typed", () => {
    assert.equal(search("", "felt safe "), '"felt safe "');
    assert.equal(search("code:a", "safe"), "code:a safe");
    assert.equal(search("code:a safe group:lost", "sound"), "code:a sound group:lost");
    assert.equal(searchIn(asked('code:a "felt safe "')), "felt safe ");
  });

  it("asks for no words where there is nothing but space", () => {
    assert.equal(search("code:a", " \t"), "code:a");
    assert.equal(search("code:a safe", ""), "code:a");
    assert.equal(searchIn(asked("code:a")), "");
  });
});

describe("The days of a query", () => {
  it("are changed, opened and taken out", () => {
    const days = (query: string, change: Partial<Days>) =>
      printQuery(withDays(asked(query), { ...daysIn(asked(query)), ...change }));
    assert.equal(days("code:a", { from: "2026-03-01" }), "code:a date:2026-03-01..");
    assert.equal(days("date:2026-03 code:a", { to: null }), "date:2026-03-01.. code:a");
    assert.equal(days("date:2026-03-01.. code:a", { from: null }), "code:a");
  });
});
