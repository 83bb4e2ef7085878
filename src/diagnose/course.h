// Acts that together reach a band: some way at first, then the shortest that the search knows, and
// for few acts the proof that no fewer of them do it.
#pragma once

#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// What was found on the way to a band.
struct Found {
  std::optional<Course> course;
  NotFound rest;  // how far it came where there is no course
};

Found course_to(const Bench& bench, const std::vector<Finding>& findings, std::size_t band);

}  // namespace xingji::diagnose
