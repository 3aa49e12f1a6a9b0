import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../../src/ingest/fetch/public-address.ts'

describe('isPublicAddress', () => {
  it.each([
    ['unspecified', '0.0.0.0', '0.1.2.3', '::'],
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ['link-local', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
    ['shared by a carrier', '100.64.0.1', '100.100.100.200', '100.127.255.255'],
    ['unique local', 'fc00::1', 'fd00:ec2::254'],
    ['site-local, as it was once', 'fec0::1'],
    ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '192.0.0.192', '240.0.0.1', '2001:1::1', '5f00::1', '4000::1'],
    ['for documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
    ['for benchmarks', '198.18.0.1', '198.19.255.255', '2001:2::1'],
    ['mapped from IPv4', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1'],
    ['compatible with IPv4', '::127.0.0.1', '::7f00:1'],
    ['translated from IPv4', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1', '::ffff:0:127.0.0.1'],
    ['6to4', '2002:7f00:1::1', '192.88.99.1'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['of a cloud that serves its guests', '168.63.129.16'],
    ['no address at all', '', 'example.com', '1.2.3.4.5', '256.1.1.1'],
  ])('refuses what is %s', (_what, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })

  it.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])(
    'takes %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it('refuses each IPv4 address as soon as it is wrapped into IPv6', () => {
    const wrapped = fc.tuple(
      fc.constantFrom('::ffff:', '::', '64:ff9b::', '64:ff9b:1::', '::ffff:0:'),
      fc.ipV4(),
    )
    fc.assert(
      fc.property(wrapped, ([prefix, address]) => {
        expect(isPublicAddress(`${prefix}${address}`)).toBe(false)
      }),
    )
  })
})
