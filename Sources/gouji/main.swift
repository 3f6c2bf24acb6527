import GoujiSyntax
import GoujiText
import Glibc
let path = CommandLine.arguments[1]
var bytes: [UInt8] = []
let f = open(path, O_RDONLY)
var buf = [UInt8](repeating: 0, count: 1 << 20)
while true { let n = read(f, &buf, buf.count); if n <= 0 { break }; bytes += buf[0..<n] }
let tree = Parser.parse(SourceText(path: path, bytes: bytes))
print(TreeDump.text(tree))
