import type { Message } from '../../src/core/mail/message.ts'

/** A whole message from a list to one reader; each test names only what it is about. */
export function sampleMessage(overrides: Partial<Message> = {}): Message {
  return {
    from: { name: 'Maya at Willow Clinic', address: 'maya@example.com' },
    to: { name: 'Ana', address: 'ana@example.com' },
    replyTo: { name: '', address: 'hello@example.com' },
    subject: 'Small steps count',
    html: '<p>Call a friend today.</p>',
    text: 'Call a friend today.\n',
    headers: [
      { name: 'List-Id', value: 'Weekly tips <weekly-tips.example.com>' },
      { name: 'List-Unsubscribe', value: `<https://mail.example.com/unsubscribe/1-2-3-${'a'.repeat(32)}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
      { name: 'Feedback-ID', value: '7:3:1:rivulet' },
    ],
    date: Date.UTC(2026, 10, 3, 9, 0, 0),
    messageId: '<d42.g1@mail.example.com>',
    boundary: '=_b7f3d42g1',
    tags: { delivery: '42', list: '3' },
    ...overrides,
  }
}
