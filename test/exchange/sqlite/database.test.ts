import * as assert from "node:assert/strict";
import { strFromU8, strToU8 } from "fflate";
import { openDatabase, type Database, type Row } from "../../../src/core/files/sqlite/database";
import { columnsOf } from "../../../src/core/files/sqlite/schema";
import { made } from "./made";

type Cell = string | number | null | { readonly base64: string };

const read = JSON.parse(strFromU8(made("any.json"))) as Record<
  string,
  Record<string, Record<string, Cell>[]>
>;

function opened(bytes: Uint8Array): Database {
  const database = openDatabase(bytes);
  assert.ok("tables" in database, "wrong" in database ? database.wrong : "");
  return database;
}

function plain(row: Row): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
    ]),
  );
}

function refused(bytes: Uint8Array, wrong: RegExp): void {
  const database = openDatabase(bytes);
  assert.ok("wrong" in database);
  assert.match(database.wrong, wrong);
}

describe("A SQLite database", () => {
  for (const [name, tables] of Object.entries(read)) {
    it(`is read as SQLite reads it: ${name}`, () => {
      const database = opened(made(name));
      for (const [table, rows] of Object.entries(tables)) {
        const mine = database.rows(table);
        assert.ok(!("wrong" in mine), table);
        assert.deepEqual(mine.map(plain), rows, table);
      }
    });
  }

  it("with rows that have no ids is not read, and says so", () => {
    const rows = opened(made("without-row-ids.db")).rows("source");
    assert.ok("wrong" in rows);
    assert.match(rows.wrong, /without row ids/);
  });

  it("is refused where it is none, or cut off", () => {
    const whole = made("qualcoder.qda");
    refused(new Uint8Array(), /empty/);
    refused(strToU8("Words."), /no SQLite database/);
    refused(whole.subarray(0, 50), /cut off/);
    refused(whole.subarray(0, whole.length - 1), /cut off/);
  });

  it("whose pages lead in a circle, or whose rows claim to be huge, is damaged and costs no more for it", () => {
    const bytes = made("any-512.db");
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const interior = Array.from({ length: bytes.length / 512 }, (_, page) => page * 512).filter(
      (at) => at > 0 && bytes[at] === 5,
    );
    assert.ok(interior.length > 0);
    for (const at of interior) view.setUint32(at + 8, at / 512 + 1);
    const found = opened(bytes);
    const circle = found.rows("three");
    assert.ok("wrong" in circle);
    assert.match(circle.wrong, /damaged/);

    const huge = made("any-65536.db");
    for (let at = 65_536; at < huge.length; at += 65_536)
      if (huge[at] === 13) {
        const cell = new DataView(huge.buffer, huge.byteOffset).getUint16(at + 8);
        huge.fill(0xff, at + cell, at + cell + 8);
      }
    const rows = opened(huge).rows("three");
    assert.ok("wrong" in rows);
  });

  it("has the columns that its sentences name, however they are quoted", () => {
    const names = (sql: string) =>
      columnsOf(sql)?.map(({ name, isRowId }) => (isRowId ? `${name}*` : name)) ?? null;
    assert.deepEqual(names("create table t (a, b)"), ["a", "b"]);
    assert.deepEqual(names('CREATE TABLE "t (x" ("a, b" int, [c)] text, `d``e`, \'f\')'), [
      "a, b",
      "c)",
      "d`e",
      "f",
    ]);
    assert.deepEqual(names("create table t (Id integer primary key)"), ["id*"]);
    assert.deepEqual(names("create table t (id integer primary key desc)"), ["id"]);
    assert.deepEqual(names("create table t (id int primary key)"), ["id"]);
    assert.deepEqual(names("create table t (a, id INTEGER, PRIMARY KEY (id))"), ["a", "id*"]);
    assert.deepEqual(names("create table t (a integer, b integer, primary key (a, b))"), ["a", "b"]);
    assert.deepEqual(names("create table t (a, b as (a + 1), c int as (a) stored)"), ["a", "c"]);
    assert.deepEqual(names('create table t ("primary" text, "check" text)'), ["primary", "check"]);
    for (const sql of [
      "",
      "create table t",
      "create table t (",
      'create table t (a, "b',
      "create table t ()",
      "((((",
      "[".repeat(200_000),
    ])
      assert.equal(names(sql), null, sql.slice(0, 40));
  });
});
