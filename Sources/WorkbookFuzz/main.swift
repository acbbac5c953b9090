// Reads damaged workbooks until the time is over: Scripts/fuzz-workbook says how to run it.
import Glibc

let arguments = CommandLine.arguments
guard arguments.count >= 5, let seconds = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
  print("usage: workbook-fuzz FOLDER-OF-INPUTS SECONDS SEED FOLDER-TO-KEEP-NEW-KINDS-IN")
  exit(2)
}
var fuzzing = Fuzzing(inputs: arguments[1], kept: arguments[4], seed: seed)
exit(fuzzing.run(seconds: seconds))
