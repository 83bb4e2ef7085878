// One run of DuckDB in memory: the files' statements in turn, then the seconds of each file as JSON.
//   node duckdb.mjs --data DIR --day DAY --scratch DIR --out FILE load.sql score.sql day.sql
// In a file, $DATA, $DAY, $FIRST and $OUT stand for the options.
import os from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import { run } from './run.mjs';

const args = process.argv.slice(2);
const database = await DuckDBInstance.create(':memory:', {
  threads: String(os.cpus().length),
  preserve_insertion_order: 'false',
  temp_directory: args[args.indexOf('--scratch') + 1],
});
const connection = await database.connect();
await run(args, (statement) => connection.run(statement));
