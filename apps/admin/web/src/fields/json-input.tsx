import { Textarea, type TextareaProps } from '@mantine/core';
import type { AdminField } from '@red-tortoise/contracts';
import { useState } from 'react';
import { inText } from '../shell/in-text.js';
import { readEntry } from './entry.js';
import classes from './field-input.module.css';
import { schemaText } from './schema-text.js';

interface JsonInputProps extends Omit<TextareaProps, 'onChange' | 'value'> {
  field: AdminField;
  value: string;
  onChange: (text: string) => void;
}

/** JSON as text: read when the input is left, and tidied up when it can be. The declared shape is at hand. */
export function JsonInput({ field, value, error, onChange, ...textarea }: JsonInputProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const leave = () => {
    const read = readEntry(field, value);
    setProblem('problem' in read && value.trim() !== '' ? read.problem : null);
    if ('value' in read && value.trim() !== '') onChange(JSON.stringify(read.value, null, 2));
  };
  return (
    <div>
      <Textarea
        {...textarea}
        className={classes.json}
        value={value}
        error={problem ?? error}
        autosize
        minRows={3}
        maxRows={24}
        spellCheck={false}
        onBlur={leave}
        onChange={(event) => {
          setProblem(null);
          onChange(event.currentTarget.value);
        }}
      />
      {field.schema && (
        <details className={classes.shape}>
          <summary>The shape of {inText(field.label)}</summary>
          <pre>{schemaText(field.schema)}</pre>
        </details>
      )}
    </div>
  );
}
