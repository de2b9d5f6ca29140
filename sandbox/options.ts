export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number
  /** Default 127.0.0.1: the sandbox is not for strangers. */
  host?: string
  /** The app's PUBLIC_URL; call-backs go there and are signed for it. */
  appUrl: string
  /** The sandbox's own address as others reach it; default `http://<host>:<port>`. */
  publicUrl?: string
  stripe: { secretKey: string; publishableKey: string; webhookSecret: string }
  twilio: { accountSid: string; authToken: string; whatsappFrom: string }
  openai: { apiKey: string }
  /** Where the journal and received media live. */
  journalDir: string
  /** The clock, ms since the epoch; tests move it. */
  now?: () => number
  /** Pauses between the tries of a refused call-back, ms; its length bounds the tries. */
  retryAfterMs?: { stripe?: number[]; twilio?: number[] }
  /** How long the stages of an outbound message last, ms. */
  messagePace?: { sent?: number; delivered?: number; read?: number }
}
