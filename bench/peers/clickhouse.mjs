// One run of ClickHouse in this process, as duckdb.mjs does of DuckDB. Its tables live in memory; the folder given by
// --scratch holds their descriptions only.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { run } from './run.mjs';

const { Session } = createRequire(import.meta.url)('chdb');
const args = process.argv.slice(2);
const scratch = args[args.indexOf('--scratch') + 1];
fs.rmSync(scratch, { recursive: true, force: true });
const session = new Session(scratch);
await run([...args, '--threads', String(os.cpus().length)], (statement) => session.query(statement, 'CSV'));
session.close();
