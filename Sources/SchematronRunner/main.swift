// schematron-run SCHEMA DOCUMENT [PHASE]: writes SVRL; exit 0 valid, 1 invalid, 4 error.
internal import Schematron

let (output, code) = SchematronRun.run(CommandLine.arguments)
print(output, terminator: "")
SchematronRun.leave(code)
