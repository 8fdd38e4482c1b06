"""Makes the databases of this folder anew, with Python's own sqlite3: python3 make.py"""

import base64
import gzip
import json
import os
import random
import sqlite3
import tempfile

here = os.path.dirname(os.path.abspath(__file__))


def made(name, make):
    """Writes a database, packed, and comes back with what `make` gave."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made.db")
        connection = sqlite3.connect(path)
        result = make(connection)
        connection.commit()
        connection.close()
        with open(path, "rb") as file, open(os.path.join(here, name + ".gz"), "wb") as packed:
            packed.write(gzip.compress(file.read(), 9, mtime=0))
    return result


def qualcoder(connection):
    run = connection.execute
    for table in [
        "project (databaseversion text, date text, memo text,about text, bookmarkfile integer, bookmarkpos integer, codername text, recently_used_codes text)",
        "source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name))",
        "code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer)",
        "code_av (avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer)",
        "annotation (anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner))",
        "attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text)",
        "attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name,attr_type,id))",
        "case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text)",
        "cases (caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name))",
        "code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name))",
        "code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner))",
        "code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text, unique(name))",
        "journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name))",
        "stored_sql (title text, description text, grouper text, ssql text, unique(title))",
        "ris (risid integer, tag text, longtag text, value text)",
        "graph (grid integer primary key, name text, description text, date text, scene_width integer, scene_height integer, unique(name))",
    ]:
        run(f"CREATE TABLE {table}")
    run("alter table code_name add supercid integer")
    day = "2026-01-05 10:04:00"
    run("insert into project values ('v16', ?, 'What resellers say.', 'QualCoder 4.0', 0, 0, 'Ana Ruiz', '')", [day])
    text = "\ufeffR3: They only call 😀 when\nthey want a number.\n\nI: And then?\n\nR3: Then 😀 nobody asks how we are doing.\n"
    other = "Seen in the shop:\r\nboxes everywhere, and nobody there.\r\n"
    sources = [
        (1, "Interview 3.docx", text, "/docs/Interview 3.docx", "A long talk.", "Ana Ruiz"),
        (2, "visit.txt", other, None, "", "Ana Ruiz"),
        (3, "shop.png", None, "/images/shop.png", "", "Ana Ruiz"),
        (4, "call.mp3", None, "audio:/home/ana/call.mp3", "", "Ana Ruiz"),
        (5, "empty", "", None, None, "Ana Ruiz"),
    ]
    for id, name, fulltext, path, memo, owner in sources:
        run("insert into source values (?,?,?,?,?,?,?,null,null)", [id, name, fulltext, path, memo, owner, day])
    categories = [(1, "Relationship", None, "How they see us."), (2, "Contact", 1, None), (3, "Round", 4, ""), (4, "About", 3, "")]
    for id, name, above, memo in categories:
        run("insert into code_cat values (?,?,'Ana Ruiz',?,?,?)", [id, name, day, memo, above])
    codes = [(1, "Trust", "Relies on us.", 1, "#F5A9A9", None), (2, "Only when needed", "", 2, "#00a199", None), (3, "Silence", None, None, "red", 2)]
    for id, name, memo, category, color, above in codes:
        run("insert into code_name values (?,?,?,?,'Ana Ruiz',?,?,?)", [id, name, memo, category, day, color, above])

    def units(whole, words):
        at = whole.index(words)
        before = len(whole[:at].encode("utf-16-le")) // 2
        return before, before + len(words.encode("utf-16-le")) // 2

    body = text[1:]
    marked = [
        (1, 1, body, "They only call 😀 when\nthey want a number.", "Ana Ruiz", "", 1),
        (2, 1, body, "only call", "Ben", "Says it twice.", None),
        (3, 1, body, "nobody asks how we are doing.", "Ana Ruiz", "", None),
        (3, 2, other.replace("\r\n", "\n"), "nobody there.", "Ben", "", None),
    ]
    for code, source, whole, words, owner, memo, important in marked:
        start, end = units(whole, words)
        kept = words.replace("\n", "\u2029")
        run(
            "insert into code_text (cid,fid,seltext,pos0,pos1,owner,date,memo,important) values (?,?,?,?,?,?,?,?,?)",
            [code, source, kept, start, end, owner, day, memo, important],
        )
    run("insert into code_text (cid,fid,seltext,pos0,pos1,owner,date,memo) values (9,1,'call',9,13,'Ben',?,'')", [day])
    start, end = units(body, "And then?")
    run("insert into annotation (fid,pos0,pos1,memo,owner,date) values (1,?,?,'Too fast.','Ben',?)", [start, end, day])
    run("insert into cases values (1,'Reseller 3','Small shop.','Ana Ruiz',?)", [day])
    run("insert into cases values (2,'Reseller 4',null,'Ana Ruiz',?)", [day])
    run("insert into case_text (caseid,fid,pos0,pos1,owner,date) values (1,1,0,20,'Ana Ruiz',?)", [day])
    run("insert into case_text (caseid,fid,pos0,pos1,owner,date) values (1,1,40,60,'Ana Ruiz',?)", [day])
    run("insert into attribute_type values ('Years',?,'Ana Ruiz','With us.','case','numeric')", [day])
    run("insert into attribute_type values ('Place',?,'Ana Ruiz','','file','character')", [day])
    for name, kind, value, id in [("Years", "case", "6", 1), ("Years", "case", "", 2), ("Place", "file", "Fife", 1), ("Mood", "journal", "low", 1)]:
        run("insert into attribute (name,attr_type,value,id,date,owner) values (?,?,?,?,?,'Ana Ruiz')", [name, kind, value, id, day])
    run("insert into journal values (1,'First thoughts','They feel used.',?,'Ana Ruiz')", [day])
    run("insert into code_image values (1,3,0,0,9,9,1,'',?,'Ana Ruiz',null,null)", [day])
    run("insert into graph values (1,'Map','',?,9,9)", [day])


def taguette(projects):
    def make(connection):
        run = connection.execute
        number = "INTEGER NOT NULL CONSTRAINT pk_{0} PRIMARY KEY AUTOINCREMENT"
        for name, columns in {
            "users": "login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR(192), CONSTRAINT pk_users PRIMARY KEY (login)",
            "projects": f"id {number.format('projects')}, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL",
            "documents": f"id {number.format('documents')}, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL, CONSTRAINT fk_documents_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE",
            "commands": f"id {number.format('commands')}, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL",
            "highlights": f"id {number.format('highlights')}, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL",
            "tags": f"id {number.format('tags')}, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, CONSTRAINT uq_tags_project_id UNIQUE (project_id, path)",
            "highlight_tags": "highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id)",
        }.items():
            run(f"CREATE TABLE {name} (\n\t{columns}\n)")
        run("CREATE INDEX ix_documents_project_id ON documents (project_id)")
        day = "2026-01-05 10:04:00.250000"
        run("insert into users values ('admin', ?, null)", [day])
        for project in range(1, projects + 1):
            run("insert into projects values (?,?,'What resellers say.',?)", [project, f"Resellers {project}", day])
            html = "<h1>Interview 3</h1>\n<p>R3: They <b>only call</b> 😀 when<br>they want a number &amp; no more.</p>\n<ul>\n<li>Then nobody asks</li>\n<li><p>how we are é doing.</p></li>\n</ul>\n<p>The end.</p>"
            plain = "Interview 3\nR3: They only call 😀 whenthey want a number & no more.\n\nThen nobody asks\nhow we are é doing.\n\nThe end."
            run("insert into documents values (?,'Interview 3','A long talk.','i3.docx',?,?,'LEFT_TO_RIGHT',?)", [project, day, project, html])
            run("insert into documents values (?,'notes','','n.txt',?,?,'RIGHT_TO_LEFT','<p>Only words.</p>')", [project + 100, day, project])
            tags = [(1, "people.resellers", "Who sells."), (2, "trust", "Relies on us."), (3, "people", ""), (4, "e.g. U.S. policy", ""), (5, "time.past.first", "")]
            for id, path, said in tags:
                run("insert into tags values (?,?,?,?)", [id + 100 * project, project, path, said])
            marked = [("They only call 😀 when", [2]), ("only call", [1, 2]), ("Then nobody asks\nhow we are é doing.", [5]), ("\n\nThen nobody asks\n", []), ("The end.", [9])]
            for at, (words, ids) in enumerate(marked):
                id = 10 * project + at
                start = len(plain[: plain.index(words)].encode())
                run("insert into highlights values (?,?,?,?,'')", [id, project, start, start + len(words.encode())])
                for tag in ids:
                    run("insert into highlight_tags values (?,?)", [id, tag + 100 * project])
                payload = {"type": "highlight_add", "highlight_id": id, "start_offset": start, "tags": [100 * project + tag for tag in ids[:1]]}
                who = "admin" if at == 0 else "Ben"
                run("insert into commands (date,user_login,project_id,document_id,payload) values (?,?,?,?,?)", [day, who, project, project, json.dumps(payload)])
            again = {"type": "highlight_add", "highlight_id": 10 * project + 1, "tags": [100 * project + 1, 100 * project + 2]}
            run("insert into commands (date,user_login,project_id,document_id,payload) values (?,'admin',?,?,?)", ["2026-01-06 09:00:00.000000", project, project, json.dumps(again)])

    return make


def anything(number, size, encoding, vacuum):
    dice = random.Random(number)
    words = ["a", "I felt safe ", "é", "😀", "\n", "’", "\ufeff"]
    wholes = [0, 1, -1, 127, 128, -129, 32768, -32769, 2**23, -(2**23) - 1, 2**31, -(2**31) - 1, 2**47, -(2**47) - 1, 2**52]

    def value():
        kind = dice.randrange(8)
        if kind == 0:
            return None
        if kind < 3:
            return dice.choice(wholes)
        if kind == 3:
            return dice.choice([0.5, -1.25, 1e300, 3.0])
        if kind == 4:
            return bytes([dice.randrange(256)]) * dice.choice([0, 1, 5, 300, 5000])
        return dice.choice(words) + "".join(dice.choice(words) for _ in range(3)) * dice.choice([0, 1, 20, 400])

    def make(connection):
        run = connection.execute
        run(f"pragma page_size={size}")
        run(f'pragma encoding="{encoding}"')
        if vacuum:
            run("pragma auto_vacuum=1")
        run("create table [One] (id INTEGER PRIMARY KEY AUTOINCREMENT, `b` varchar(30) /* ,( */, 'c' blob -- no, comment(\n)")
        run('create table "tw""o" (a integer, b text not null default \'it\'\'s, (a)\', check (b <> \')\'), constraint k primary key (a))')
        run("create table three (a, b, c)")
        for row in range(dice.choice([40, 160])):
            run("insert into one values (?,?,?)", [row * 3 + dice.randrange(3), value(), value()])
            run('insert into "tw""o" values (?,?)', [2**33 - row * 7, str(value())])
            run("insert into three values (?,?,?)", [value(), value(), value()])
        run("alter table three add column later integer default -3")
        run("alter table three add column 'La ter' text not null default 'it''s'")
        run("alter table three add column twice integer as (later * 2)")
        run("insert into three (a, later) values (1, 12)")
        run("delete from one where id % 4 = 0")
        run("create view v as select a from three")
        run("create index i on three (a)")
        connection.commit()
        if not vacuum:
            run("vacuum")
        asked = {"one": "id, b, c", 'tw"o': "a, b", "three": 'a, b, c, later, "La ter" as "la ter"'}
        return {name: rowsOf(connection, name, columns) for name, columns in asked.items()}

    return make


def rowsOf(connection, name, columns):
    quoted = name.replace('"', '""')
    found = connection.execute(f'select {columns} from "{quoted}" order by rowid')
    keys = [one[0] for one in found.description]
    plain = lambda value: {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
    return [{key: plain(value) for key, value in zip(keys, row)} for row in found]


def without_row_ids(connection):
    connection.execute("create table source (id text primary key, name text) without rowid")
    connection.execute("insert into source values ('a', 'b')")


made("qualcoder.qda", qualcoder)
made("taguette.sqlite3", taguette(1))
made("several.sqlite3", taguette(2))
made("without-row-ids.db", without_row_ids)
kinds = [(512, "UTF-8", False), (1024, "UTF-16le", True), (4096, "UTF-16be", False), (65536, "UTF-8", True)]
rows = {f"any-{size}.db": made(f"any-{size}.db", anything(size, size, encoding, vacuum)) for size, encoding, vacuum in kinds}
with open(os.path.join(here, "any.json.gz"), "wb") as packed:
    packed.write(gzip.compress(json.dumps(rows).encode(), 9, mtime=0))
