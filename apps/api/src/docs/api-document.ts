import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document of this process; written once, before it listens. */
@Injectable()
export class ApiDocument {
  private text = '{}';

  set(document: OpenAPIObject): void {
    this.text = JSON.stringify(document);
  }

  get json(): string {
    return this.text;
  }
}
