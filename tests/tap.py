"""Results as TAP: each test a line, and below one that failed what was wrong with it.

`say` takes whether it is good and what there is to say of it; `say_faults` takes the faults, of which there should be none;
`skip` takes what could not be run here, and why. `finish` prints the plan and gives the exit status.
"""


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def say(self, good, name, details=''):
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}", flush=True)
        for line in str(details).splitlines() if not good else ():
            print(f'# {line}', flush=True)

    def say_faults(self, name, faults):
        faults = [str(fault) for fault in faults]
        self.say(not faults, name, '\n'.join(faults[:20]))

    def skip(self, name, why):
        self.count += 1
        print(f'ok {self.count} - {name} # SKIP {why}', flush=True)

    def finish(self):
        print(f'1..{self.count}')
        return 1 if self.failed or not self.count else 0
