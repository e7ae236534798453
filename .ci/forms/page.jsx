// Draws a form by RJSF or by JSON Forms, as a web developer would who takes both as they come.
import React from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { JsonForms } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";

let root;

/** What the form gave back, and what it refused. */
const state = { submitted: null, record: null, errors: [] };
window.state = state;

function draw(element) {
  root?.unmount();
  Object.assign(state, { submitted: null, record: null, errors: [] });
  root = createRoot(document.getElementById("form"));
  flushSync(() => root.render(element));
}

// The texts are parsed here, so that the order is that of the text.
window.drawByRjsf = (texts) => {
  const messages = JSON.parse(texts.messages);
  const transformErrors = (errors) => errors.map((error) => {
    const key = `error.${error.name}`;
    const message = messages[`${error.property.replace(/^\./, "")}.${key}`] ?? messages[key];
    return message ? { ...error, message, stack: message } : error;
  });
  draw(
    <Form
      schema={JSON.parse(texts.schema)}
      uiSchema={JSON.parse(texts.uiSchema)}
      validator={validator}
      transformErrors={transformErrors}
      onSubmit={({ formData }) => { state.submitted = formData; }}
      onError={(errors) => { state.errors = errors.map((error) => error.stack); }}
    />,
  );
};

window.drawByJsonForms = (texts) => {
  const [schema, uischema, messages, empty] =
    [texts.schema, texts.jsonForms, texts.messages, texts.record].map((text) => JSON.parse(text));
  draw(
    <div className="json-forms">
      <JsonForms
        schema={schema}
        uischema={uischema}
        data={empty}
        renderers={vanillaRenderers}
        cells={vanillaCells}
        i18n={{ translate: (key, usual) => messages[key] ?? usual }}
        onChange={({ data, errors }) => { Object.assign(state, { record: data, errors }); }}
      />
    </div>,
  );
};
