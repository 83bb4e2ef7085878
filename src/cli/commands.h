// The commands, one per file of the same name. Each does its work, prints, and gives the exit code.
#pragma once

#include "cli/options.h"

namespace xingji {

int run_score(const Options& options);
int run_explain(const Options& options);
int run_standing(const Options& options);
int run_diagnose(const Options& options);
int run_notices(const Options& options);
int run_appeals(const Options& options);
int run_check(const Options& options);
int run_describe(const Options& options);
int run_deadlines(const Options& options);
int run_decide(const Options& options);
int run_pay(const Options& options);
int run_reconcile(const Options& options);
int run_overlay(const Options& options);
int run_import(const Options& options);
int run_sheet(const Options& options);
int run_try(const Options& options);
int run_synth(const Options& options);
int run_version(const Options& options);

}  // namespace xingji
