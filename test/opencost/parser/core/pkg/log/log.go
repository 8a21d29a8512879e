// Package log writes what OpenCost logs to standard error.
package log

import (
	"fmt"
	"os"
)

func write(level, format string, values ...interface{}) {
	fmt.Fprintf(os.Stderr, level+" "+format+"\n", values...)
}

func Infof(format string, values ...interface{})  { write("info", format, values...) }
func Warnf(format string, values ...interface{})  { write("warning", format, values...) }
func Errorf(format string, values ...interface{}) { write("error", format, values...) }
func Debugf(string, ...interface{})               {}
func Debug(string)                                {}

func DedupedInfof(_ int, format string, values ...interface{})    { Infof(format, values...) }
func DedupedWarningf(_ int, format string, values ...interface{}) { Warnf(format, values...) }
