import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** DuckDB reads what we wrote: a program that none of us wrote. Nothing is fetched: what it needs is built in. */
export class Duck {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** @param folder where relative paths of files begin */
  static async in(folder: string): Promise<Duck> {
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
    await connection.run("SET autoinstall_known_extensions = false; SET TimeZone = 'UTC'");
    await connection.run(`SET file_search_path = '${folder.replaceAll("'", "''")}'`);
    return new Duck(connection);
  }

  /** The rows of the last statement, by column; integers of 64 bits and moments are text. */
  async query(sql: string): Promise<Record<string, unknown>[]> {
    const statements = await this.#connection.extractStatements(sql);
    let rows: Record<string, unknown>[] = [];
    for (let index = 0; index < statements.count; index++) {
      const prepared = await statements.prepare(index);
      rows = (await prepared.runAndReadAll()).getRowObjectsJson();
    }
    return rows;
  }

  close(): void {
    this.#connection.closeSync();
  }
}

/** The statements of a page's ```sql blocks, by the heading above them. */
export function sqlOf(page: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let heading = '';
  for (const [, title, sql] of page.matchAll(/^#+ (.*)$|^```sql\n([\s\S]*?)^```$/gm)) {
    if (title !== undefined) heading = title;
    else found.set(heading, [...(found.get(heading) ?? []), sql!]);
  }
  return found;
}
