/**
 * Rounds of handoffs as spans for a collector of OpenTelemetry (OTLP over HTTP). Loaded where an address is set; what is
 * sent are ids, codes and times. Spans that no collector takes are lost: the trail has it all.
 */
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Log } from '../app/ports/log.ts'
import type { Traced } from '../app/ports/traced.ts'
import type { TracesConfig } from '../config.ts'

export type Traces = { traced: Traced; stop(): Promise<void> }

export function openTraces({ url, service }: TracesConfig, { version, log }: { version: string; log: Log }): Traces {
  const exporter = saidWhenLost(new OTLPTraceExporter({ url }), log)
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  const tracer = provider.getTracer('baton', version)
  return {
    traced({ workspace, handoff, traceparent, from, to, outcome, attributes, events }) {
      const own = { ...attributes, 'baton.workspace': workspace, 'baton.handoff': handoff }
      const started = { kind: SpanKind.SERVER, startTime: new Date(from), attributes: own }
      const span = tracer.startSpan('baton.handoff', started, contextOf(traceparent))
      for (const { name, at } of events) span.addEvent(name, new Date(at))
      // Nobody decided although somebody was asked to.
      if (outcome === 'expired') span.setStatus({ code: SpanStatusCode.ERROR })
      span.end(new Date(to))
    },
    stop: () => provider.shutdown(),
  }
}

function contextOf(traceparent: string | undefined) {
  const [, traceId, spanId, flags] = traceparent?.split('-') ?? []
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT
  // An agent that does not sample its trace has none to show this in.
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true })
}

const saidWhenLost = (exporter: SpanExporter, log: Log): SpanExporter => ({
  export: (spans, done) =>
    exporter.export(spans, (result) => {
      if (result.error) log.warn({ err: result.error, spans: spans.length }, 'Spans could not be sent; they are lost')
      done(result)
    }),
  forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  shutdown: () => exporter.shutdown(),
})
