# What was chosen when this repository was created. The values stand in terraform.tfvars.json.

variable "name" {
  description = "The service. Names every resource; 32 characters is what a load balancer's name may have."
  type        = string

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 32 && !startswith(var.name, "internal-")
    error_message = "Lower-case letters, digits and single hyphens, 32 at most, not starting with internal-."
  }
}

variable "account_id" {
  description = "The only AWS account that this may be applied to."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account id has 12 digits."
  }
}

variable "region" {
  description = "Where the service runs."
  type        = string
}

variable "dr_region" {
  description = "Where the backups are copied to."
  type        = string

  validation {
    condition     = var.dr_region != var.region
    error_message = "The recovery region must be another one than the region."
  }
}

variable "repository" {
  description = "owner/name of the service's repository on GitHub, which may deploy."
  type        = string
}

variable "owner" {
  description = "Catalog reference of the owning group, as a tag."
  type        = string
}

variable "system" {
  description = "Catalog reference of the system, as a tag."
  type        = string
}

variable "tier" {
  description = "1 (users stop), 2 (users notice), 3 (colleagues notice)."
  type        = string

  validation {
    condition     = contains(["1", "2", "3"], var.tier)
    error_message = "The tier is 1, 2 or 3."
  }
}

variable "port" {
  description = "The port that the container listens on."
  type        = number

  validation {
    condition     = var.port >= 1024 && var.port <= 65535
    error_message = "A container that is not root cannot listen below 1024."
  }
}

variable "database" {
  description = "Whether the service has a PostgreSQL database."
  type        = bool
}

variable "availability" {
  description = "The objective, in percent of requests over 30 days."
  type        = number
}

variable "latency_p95_ms" {
  description = "The objective for the 95th percentile, in milliseconds. Above it the alarm fires."
  type        = number
}
