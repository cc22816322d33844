resource "aws_security_group" "services" {
  name = "services"

  ingress {
    description = "whatever the services listen on"
    protocol    = "tcp"
    from_port   = 1024
    to_port     = 65535
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_lb_target_group" "storefront" {
  name     = "storefront"
  protocol = "HTTP"
  port     = 3000
}
