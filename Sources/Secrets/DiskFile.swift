// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The few calls to the file system that durable writing needs. They block.
enum DiskFile {
    /// Makes a file of mode 0600 that does not exist yet and returns its descriptor.
    static func create(_ path: String) throws(FileTrouble) -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .last("open", path) }
        return descriptor
    }

    static func openForReading(_ path: String) throws(FileTrouble) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .last("open", path) }
        return descriptor
    }

    /// The same, and behind a symbolic link where there is one, as secrets are laid in place by an orchestrator: what it leads
    /// to must then be a plain file of the user who runs this.
    static func openForReading(behindLink path: String) throws(FileTrouble) -> Int32 {
        let plain = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if plain >= 0 { return plain }
        guard errno == ELOOP else { throw .last("open", path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .last("open", path) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else {
            defer { close(descriptor) }
            throw .last("fstat", path)
        }
        guard info.st_mode & S_IFMT == S_IFREG, info.st_uid == geteuid() else {
            close(descriptor)
            throw .denied(path)
        }
        return descriptor
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileTrouble) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                #else
                    Darwin.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                #endif
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw .last("write", path)
            }
            offset += written
        }
    }

    /// Up to `count` bytes; fewer only at the end of the file.
    static func read(_ count: Int, from descriptor: Int32, path: String) throws(FileTrouble) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
                #else
                    Darwin.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
                #endif
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw .last("read", path)
            }
            if got == 0 { break }
            filled += got
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    static func synchronise(_ descriptor: Int32, path: String) throws(FileTrouble) {
        guard fsync(descriptor) == 0 else { throw .last("fsync", path) }
    }

    /// Makes the names in a folder durable.
    static func synchronise(folder: String) throws(FileTrouble) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw .last("open", folder) }
        defer { close(descriptor) }
        try synchronise(descriptor, path: folder)
    }

    static func move(_ from: String, to: String) throws(FileTrouble) {
        guard rename(from, to) == 0 else { throw .last("rename", to) }
    }

    static func exists(_ path: String) throws(FileTrouble) -> Bool {
        if access(path, F_OK) == 0 { return true }
        guard errno == ENOENT else { throw .last("access", path) }
        return false
    }

    /// Removes a file; that it is gone already is no trouble.
    static func remove(_ path: String) throws(FileTrouble) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .last("unlink", path) }
    }

    /// Makes a folder of mode 0700; true when it was not there before.
    @discardableResult
    static func makeFolder(_ path: String) throws(FileTrouble) -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        guard errno == EEXIST else { throw .last("mkdir", path) }
        return false
    }

    /// Size in bytes, permission bits, and the time of the last change in milliseconds since 1970.
    static func facts(_ descriptor: Int32, path: String) throws(FileTrouble) -> (
        size: Int64, permissions: UInt32, changedMilliseconds: Int64
    ) {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw .last("fstat", path) }
        #if canImport(Glibc)
            let changed = info.st_mtim
        #else
            let changed = info.st_mtimespec
        #endif
        return (
            Int64(info.st_size), UInt32(info.st_mode) & 0o7777,
            Int64(changed.tv_sec) * 1000 + Int64(changed.tv_nsec) / 1_000_000
        )
    }

    static func closeQuietly(_ descriptor: Int32) {
        close(descriptor)
    }
}
