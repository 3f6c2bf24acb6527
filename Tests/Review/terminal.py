"""The progress bar: drawn on a terminal, taken away at the end, and nowhere else."""
import os
import pty
import subprocess
import sys

GOUJI = sys.argv[1]
FILES = ['Tests/Samples/flawed.gouji', 'Tests/Samples/report.gouji', 'Tests/Samples/layouts']


def run(term):
    leader, follower = pty.openpty()
    process = subprocess.Popen([GOUJI, 'review', '--format', 'json', *FILES], stdout=subprocess.PIPE, stderr=follower,
                               env=dict(os.environ, TERM=term))
    os.close(follower)
    output = process.stdout.read()
    shown = b''
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    assert process.wait() == 1
    return output.decode(), shown.decode()


output, shown = run('xterm')
assert '─' in shown and '\r\x1b[K' in shown and shown.endswith('\r\x1b[K'), shown
assert '\x1b' not in output and output.startswith('{"schema":"gouji.review/1"')
plain, dumb = run('dumb')
assert dumb == '' and plain == output
piped = subprocess.run([GOUJI, 'review', '--format', 'json', *FILES], capture_output=True, text=True)
assert piped.stderr == '' and piped.stdout == output
print('the bar is drawn on terminals only')
