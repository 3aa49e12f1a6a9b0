/** Names that stand for an office: those of RFC 2142, and what sites use for the same. */
const ROLES: ReadonlySet<string> = new Set([
  'abuse',
  'accounts',
  'admin',
  'administrator',
  'billing',
  'compliance',
  'contact',
  'contacto',
  'feedback',
  'help',
  'helpdesk',
  'hostmaster',
  'hr',
  'info',
  'jobs',
  'kontakt',
  'list',
  'mailer-daemon',
  'marketing',
  'noc',
  'no-reply',
  'noreply',
  'office',
  'orders',
  'postmaster',
  'press',
  'privacy',
  'root',
  'sales',
  'security',
  'service',
  'spam',
  'support',
  'team',
  'unsubscribe',
  'usenet',
  'ventas',
  'vertrieb',
  'webmaster',
  'www',
])

/** Whether an address is that of an office rather than of a person; a tag (`info+tips@`) changes nothing. */
export function isRoleAddress(address: string): boolean {
  const [local = ''] = address.slice(0, address.lastIndexOf('@')).toLowerCase().split('+', 1)
  return ROLES.has(local)
}
