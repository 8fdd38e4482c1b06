import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { addTo, countOf, countOfEither, nobodyOf, type People } from "../../../src/core/analysis/people";
import { law } from "../law";

const most = 100;
const numbers = fc.array(fc.nat(most - 1), { size: "+1" });

function peopleOf(participants: readonly number[]): People {
  const people = nobodyOf(most);
  for (const participant of participants) addTo(people, participant);
  return people;
}

describe("A set of participants", () => {
  it("has each of them once, alone and together with another set", () =>
    law(fc.tuple(numbers, numbers), ([some, others]) => {
      assert.equal(countOf(peopleOf(some)), new Set(some).size);
      assert.equal(countOfEither(peopleOf(some), peopleOf(others)), new Set([...some, ...others]).size);
    }));

  it("holds everybody that a study knows, and nobody where it knows none", () => {
    const all = Array.from({ length: most }, (_, number) => number);
    assert.equal(countOf(peopleOf(all)), most);
    assert.equal(countOf(nobodyOf(0)), 0);
  });
});
