// Parts of Argo CD, as the proofs run them: its controller, what stands for its repository server, a store in memory that it
// shares with others, and what its code says about projects.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/alicebob/miniredis/v2"

	controller "github.com/argoproj/argo-cd/v3/cmd/argocd-application-controller/commands"
)

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(part string, arguments []string) error {
	switch part {
	case "judge":
		return answerAll(os.Stdin, os.Stdout)
	case "controller":
		command := controller.NewCommand()
		command.SetArgs(arguments)
		return command.Execute()
	case "repositories":
		return serveRepositories(arguments[0], arguments[1])
	case "redis":
		store := miniredis.NewMiniRedis()
		if err := store.StartAddr(arguments[0]); err != nil {
			return err
		}
		select {}
	}
	return errors.New("there is no such part")
}
