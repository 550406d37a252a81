/** `gates` in manifest.json: types and schema/manifest.json are derived from this. */
import * as Type from '@sinclair/typebox';
import { list, nullable, object, oneOf, text } from '../rows/json-schema.ts';

export const printedGate = object({
  gate: text({ description: 'The gate in its canonical form.' }),
  holds: Type.Boolean({ description: 'Whether the gate passes.' }),
  warns: Type.Boolean({ description: 'It begins with `warn:` and does not fail the step.' }),
  figures: list(
    object({
      figure: text({ description: 'The figure, with its glob if it has one.' }),
      unit: oneOf(['bytes', 'count', 'percent', 'seconds'], { description: 'Unit of the value.' }),
      value: nullable(Type.Number({ minimum: 0 }), { description: 'Null if the figure has no value.' }),
      missing: Type.Optional(text({ description: 'Why there is no value. Absent if there is one.' })),
    }),
    { description: 'The value of each figure that the gate uses.', minItems: 1 },
  ),
});
