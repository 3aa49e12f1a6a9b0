import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../db/connect.ts'
import { networkOf } from '../../db/network-disk.ts'

describe('networkOf', () => {
  const on = (type: number, name: string | null = null) =>
    networkOf('/x/rivulet.db', () => ({ type, name: () => name }))

  it('knows the disks of other machines, also where the number comes with its sign', () => {
    expect(on(0x6969)).toBe('NFS')
    expect(on(0xff534d42)).toBe('SMB (CIFS)')
    expect(on(0xff534d42 | 0)).toBe('SMB (CIFS)')
    expect(on(0x5346414f)).toBe('AFS')
    expect(on(0x00c36400)).toBe('Ceph')
    expect(on(0x01021997)).toBe('9p')
  })

  it('tells sshfs from local disks that FUSE carries too', () => {
    expect(on(0x65735546, 'fuse.sshfs')).toBe('sshfs')
    expect(on(0x65735546, 'fuseblk')).toBeNull()
    expect(on(0x65735546)).toBeNull()
  })

  it('lets pass what it does not know: ext4, btrfs, a system that does not tell', () => {
    expect(on(0xef53)).toBeNull()
    expect(on(0x9123683e)).toBeNull()
    expect(networkOf('/x/rivulet.db', () => null)).toBeNull()
  })

  it('takes the disk of the temporary folder for local, also below folders that are still to be made', () => {
    expect(networkOf(join(tmpdir(), 'not', 'made', 'rivulet.db'))).toBeNull()
  })

  it('keeps a database from being opened there, in one line that says what to do', async () => {
    const opened = await openStore('file:/x/rivulet.db', () => ({ type: 0x6969, name: () => null }))
    expect(opened).toMatchObject({
      kind: 'problem',
      message: expect.stringMatching(
        /^The database \/x\/rivulet\.db would be on a network disk \(NFS\).*DATABASE_URL[^\n]*$/,
      ),
    })
  })
})
