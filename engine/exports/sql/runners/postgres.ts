import type { ExportedFile } from '../../target.ts'
import { type GroupScript, groupCheck } from '../kitScript.ts'
import type { SqlNames } from '../names.ts'
import { postgres } from '../postgres.ts'

/** The kit as one script of psql, in a schema of its own that is rolled back at the end. */
export function postgresRunner(names: SqlNames, groups: readonly GroupScript[]): ExportedFile[] {
  const failed = postgres.quote(names.failed)
  const records = groups.reduce((sum, group) => sum + group.records, 0)
  const parts = groups.map((group) => groupCheck(postgres, names, group))
  return [{ path: 'kit.sql', content: `${head(failed)}\n${parts.join('\n\n')}\n\n${tail(failed, records)}` }]
}

const head = (failed: string): string => `-- 验证 · the conformance kit: psql -X -q -At -v ON_ERROR_STOP=1 -f kit.sql
BEGIN;
CREATE SCHEMA tiaoli_kit;
SET LOCAL search_path TO tiaoli_kit;
-- Compiling so many expressions would take longer than computing them.
SET LOCAL jit = off;
SET LOCAL client_min_messages = warning;
\\ir schema.sql
\\ir rules.sql
CREATE TABLE ${failed} (part TEXT, key TEXT);
`

const tail = (failed: string, records: number): string => `SELECT part || ': ' || key FROM ${failed} LIMIT 20;
SELECT ${records} - count(*) || ' passed, ' || count(*) || ' failed' FROM ${failed};
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM ${failed}) THEN RAISE EXCEPTION 'the kit failed'; END IF;
END $$;
ROLLBACK;
`
