import { html } from 'hono/html';
import * as v from 'valibot';

import { documentation } from './guides.ts';

/** What the reference shows of an OpenAPI document. */
const Schema = v.looseObject({
  type: v.optional(v.union([v.string(), v.array(v.string())])),
  enum: v.optional(v.array(v.unknown())),
  minimum: v.optional(v.number()),
  maximum: v.optional(v.number()),
  maxLength: v.optional(v.number()),
});
const Operation = v.object({
  summary: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  parameters: v.optional(
    v.array(
      v.object({
        name: v.string(),
        in: v.string(),
        required: v.optional(v.boolean(), false),
        description: v.optional(v.string(), ''),
        schema: v.optional(Schema, {}),
      }),
    ),
    [],
  ),
  responses: v.record(v.string(), v.looseObject({ description: v.optional(v.string(), '') })),
});
const Document = v.object({
  info: v.object({ title: v.string(), version: v.string(), description: v.optional(v.string(), '') }),
  servers: v.array(v.object({ url: v.string() })),
  paths: v.record(v.string(), v.record(v.string(), Operation)),
});

const typeOf = ({ type, enum: values, minimum, maximum, maxLength }: v.InferOutput<typeof Schema>): string =>
  [
    values ? values.join(' | ') : [type ?? 'any'].flat().join(' | '),
    minimum !== undefined && maximum !== undefined && `${minimum} to ${maximum}`,
    maxLength !== undefined && `at most ${maxLength} characters`,
  ]
    .filter(Boolean)
    .join(', ');

const operationView = (
  method: string,
  path: string,
  { summary, description, parameters, responses }: v.InferOutput<typeof Operation>,
) => html`
  <section>
    <h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p><strong>${summary}.</strong> ${description}</p>
    ${
      parameters.length
        ? html`<div class="scroll" role="group" tabindex="0" aria-label="Parameters">
            <table>
              <thead>
                <tr>
                  <th scope="col">Parameter</th>
                  <th scope="col">Type</th>
                  <th scope="col">Meaning</th>
                </tr>
              </thead>
              <tbody>
                ${parameters.map(
                  (parameter) =>
                    html`<tr>
                      <th scope="row"><code>${parameter.name}</code>${parameter.required ? ' (required)' : ''}</th>
                      <td>${typeOf(parameter.schema)}</td>
                      <td>${parameter.description}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : ''
    }
    <dl class="facts">
      ${Object.entries(responses).map(
        ([status, response]) =>
          html`<div>
            <dt>${status}</dt>
            <dd>${response.description}</dd>
          </div>`,
      )}
    </dl>
  </section>
`;

/** The API's document as a page for people, made of the same document that programs read. `origin`: where the gateway is reached. */
export const apiReference = (openapi: unknown, origin: string) => {
  const { info, servers, paths } = v.parse(Document, openapi);
  const [{ url: base } = { url: '' }] = servers;
  return documentation(
    { lang: 'en', title: 'API reference', wide: true },
    html`<h1>API reference</h1>
      <p>${info.description}</p>
      <p>Version ${info.version}. For programs: <a href="/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
      <pre tabindex="0"><code>curl '${origin}/v1/offers?keywords=boulanger&amp;place=26&amp;key=pk_test_council'</code></pre>
      ${Object.entries(paths).map(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => operationView(method, `${base}${path}`, operation)),
      )}`,
  );
};
