import ipaddr from 'ipaddr.js'

// Azure answers every guest's questions about itself at this one, which lies among public addresses.
const servesGuestsOnly = '168.63.129.16'

/**
 * Whether an IP address, written in any form, stands on the public internet. Everything else is not: private, loopback,
 * link-local, shared (RFC 6598), multicast, documentation, benchmark, reserved, and each IPv6 form that holds an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || parsed.toString() === servesGuestsOnly) return false
  return parsed instanceof ipaddr.IPv4 || isGlobalUnicast(parsed)
}

/** 2000::/3 is all that is given out to be routed (RFC 4291, section 2.4). */
function isGlobalUnicast({ parts }: ipaddr.IPv6): boolean {
  return (parts[0] ?? 0) >> 13 === 1
}
